/** The plugins of this extension, and nothing else. */
import version from './version';

export default [version];
