/** The contract for what stands around a question: bar, navigation, texts at the edges, Help, menu. Absent: none. */
import type { CleanHtml } from './page';

/** The line above all; a logo takes the title's place. `tab_title` names the window and is read nowhere here. */
export interface Bar {
  title?: CleanHtml;
  short_title?: string;
  tab_title?: string;
  subtitle?: CleanHtml;
  logo?: CleanHtml;
  short_logo?: CleanHtml;
  title_url?: string;
  html?: CleanHtml;
}

/** A section of the interview; `link` runs its action. Children are shown when `open`. */
export interface NavItem {
  key: string;
  label: CleanHtml;
  label_text: string;
  current?: boolean;
  visited?: boolean;
  link?: string;
  open?: boolean;
  children?: NavItem[];
}

export interface Navigation {
  style: 'side' | 'horizontal';
  items: NavItem[];
}

export interface Progress {
  /** 0 to 100. */
  percent: number;
  label?: string;
}

export interface HelpSection {
  heading?: CleanHtml;
  content: CleanHtml;
}

/** Shown in place of the question when the person asks for it. */
export interface Help {
  label: string;
  back_label: string;
  sections: HelpSection[];
  /** The question has a help of its own: the label is to stand out. */
  own?: boolean;
  /** A button among those of the question opens it as well. */
  button?: boolean;
  style: string;
}

/** An entry of the menu; the link is followed like one in a text. */
export interface MenuItem {
  label: string;
  link: string;
}

export interface Parts {
  bar?: Bar;
  navigation?: Navigation;
  progress?: Progress;
  breadcrumb?: CleanHtml;
  /** Above the heading, above the buttons, in a column at the right, at the very end, at the foot. */
  pre?: CleanHtml;
  submit?: CleanHtml;
  right?: CleanHtml;
  post?: CleanHtml;
  footer?: CleanHtml;
  help?: Help;
  menu?: MenuItem[];
  /** Label of a Back among the buttons; `back` is that of the one in the corner. */
  question_back?: string;
  /** Players above the text; a picture beside the heading. */
  media?: CleanHtml;
  decoration?: CleanHtml;
  css_class?: string;
  /** The author's own HTML with scripts or styles, to be added while the screen is shown. */
  script?: string;
  css?: string;
  /** Features that change how the screen looks, by name. */
  options?: Record<string, unknown>;
}
