/** The widget that draws a screen: entry for anywidget. */
import { Exchange } from './exchange';
import type { Model } from './messages';
import { ScreenView } from './view';

interface Hooks {
  initialize(context: { model: Model }): () => void;
  render(context: { model: Model; el: HTMLElement }): () => void;
}

/** Called once for each model, so that its views share one exchange. */
export default function screen(): Hooks {
  let exchange: Exchange | null = null;
  return {
    initialize({ model }) {
      exchange = new Exchange(model);
      return exchange.connect();
    },
    render({ el }) {
      if (!exchange) {
        throw new Error('da_nb: a view was opened before its model was initialised.');
      }
      const view = new ScreenView(el, exchange);
      const detach = exchange.attach(view);
      return () => {
        detach();
        view.close();
      };
    },
  };
}
