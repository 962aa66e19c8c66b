/** Say which version of the front end is installed: in the palette and in the browser's console. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, ICommandPalette, showDialog } from '@jupyterlab/apputils';

import about from '../../package.json';

const COMMAND = 'da-nb:version';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'da_nb-labextension:version',
  description: 'Reports the version of the da_nb front end.',
  autoStart: true,
  optional: [ICommandPalette],
  activate: (app: JupyterFrontEnd, palette: ICommandPalette | null) => {
    app.commands.addCommand(COMMAND, {
      label: 'Show the version of da_nb',
      // The result is for callers of the command, such as tests; people read the dialog.
      execute: (args) => {
        if (args['quiet'] !== true) {
          void showDialog({
            title: 'da_nb',
            body: `Version ${about.version} of the front end.`,
            buttons: [Dialog.okButton()],
          });
        }
        return about.version;
      },
    });
    palette?.addItem({ command: COMMAND, category: 'Interviews' });
    console.debug(`da_nb front end ${about.version}`);
  },
};

export default plugin;
