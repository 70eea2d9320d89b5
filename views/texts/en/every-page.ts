import type { common as source } from '../vi/every-page.ts';

export const common: typeof source = {
  product: 'Định Danh',
  doors: {
    provider: 'Electronic identification account',
    'back-office': 'Officers’ desk',
    sandbox: 'Sandbox',
  },
  skipToContent: 'Skip to main content',
  otherLanguage: 'Tiếng Việt',
  sandbox: 'Sandbox: every person and all data here are invented. Do not enter real information.',
  footer: {
    home: 'Home',
    account: 'My account',
    neverAsk: 'Nobody, not even an officer, may ask you for your password or a code by phone or message.',
  },
  errorPrefix: 'Error',
  errorSummary: 'There is a problem',
  warning: 'Warning',
  important: 'Important',
  success: 'Done',
  back: 'Back',
  continue: 'Continue',
  backToService: (service) => `Go back to ${service}`,
  cancelToService: (service) => `Cancel and go back to ${service}`,
  pages: {
    label: 'Pages',
    next: 'Next page',
  },
  reference: 'Reference number',
};
