export const activate = {
  title: 'Activate your account',
  until: (date: string) => `To be activated by the end of ${date}`,
  reference: 'File reference',
  code: 'File code',
  ask: {
    intro:
      'An account that was granted works only after you have activated it yourself. First enter the two codes of your file: you noted them when you applied, or they are on your appointment slip.',
    referenceHint: 'For example DD-7KQ2-M9XF',
    codeHint: '10 letters and digits. Capital or small letters make no difference.',
    submit: 'Continue',
    problems: {
      'missing-reference': 'Enter the file reference',
      'missing-code': 'Enter the file code',
      wrong: 'The file reference or the file code is not right. Check both and try again.',
      held: 'Too many tries with this reference. Try again in an hour.',
    },
    lost: 'Lost the codes?',
    lostHow: 'Take your papers to the office that received your file. An officer prints a slip with new codes.',
  },
  start: {
    intro: 'This takes about five minutes and is done once. Have ready:',
    online: [
      'the telephone or mailbox that you confirmed in your file, to receive a code;',
      'a new password of your own;',
      'an authenticator app on your telephone, or a device that you unlock by fingerprint, face or PIN.',
    ],
    counter: [
      'the telephone that you confirmed in your file, to receive a code;',
      'the slip with the activation code that the office printed for you, or the telephone that you enrolled at the counter;',
      'a new password of your own, if this page asks for one.',
    ],
    nobody: 'Nobody, officers included, may know your password and your codes.',
    hour: 'You have an hour from the start. On another device you begin again.',
    submit: 'Start',
  },
  contact: {
    titles: { phone: 'Confirm your telephone number', email: 'Confirm your mailbox' },
    ask: {
      phone: 'We send a 6-digit code to the telephone number that you confirmed in your file.',
      email: 'We send a 6-digit code to the mailbox that you confirmed in your file.',
    },
    send: 'Send the code',
    sent: {
      phone: 'A code was sent to the telephone number in your file. The message may take a minute.',
      email: 'A code was sent to the mailbox in your file. It may take some minutes, or lie among unwanted mail.',
    },
    label: '6-digit code',
    hint: 'The code works for 10 minutes. Read it out to nobody.',
    submit: 'Confirm',
    resend: 'Send another code',
    problems: {
      missing: 'Enter the 6-digit code',
      wrong: 'The code is not right or has expired. Look at the newest one, or have another sent.',
      held: 'Too many codes were tried. Try again tomorrow.',
      'not-sent': 'Many codes were sent. Wait an hour before the next one.',
    },
  },
  slip: {
    title: 'Enter the activation code from your slip',
    label: 'Activation code',
    hint: '10 letters and digits, on the slip that the office printed for you. If it was printed again, only the code on the new slip works.',
    submit: 'Confirm',
    problems: {
      missing: 'Enter the activation code',
      wrong: 'The code is not right, or this slip was replaced by a new one.',
      held: 'Too many tries. Try again in an hour.',
    },
  },
  device: {
    title: 'Use the device you enrolled at the counter',
    totpLabel: '6-digit code from the app',
    totpHint: 'Open the authenticator app that you enrolled at the counter. The code changes every 30 seconds and works once.',
    submit: 'Confirm',
    passkeyText: 'Your device will ask for your fingerprint, face or PIN. That stays on your device.',
    passkey: 'Use the passkey',
    problems: {
      missing: 'Enter the 6-digit code from the app',
      wrong: 'The code is not right. Check the time on your telephone, wait for the next code and enter that.',
      held: 'Too many tries. Try again in an hour.',
    },
  },
  others: {
    contact: 'Receive a code by the confirmed telephone or mailbox',
    slip: 'Use the code on the slip of the office',
    device: 'Use the device you enrolled at the counter',
  },
  factor: {
    title: 'Choose your second step',
    intro: 'When you sign in, you use your password and this step. Whoever knows your password still cannot get in.',
    legend: 'Which one do you want to use?',
    choices: {
      passkey: {
        label: 'A passkey on this device',
        hint: 'Opened by fingerprint, face or PIN. The fastest way, and false pages cannot take it from you.',
      },
      totp: { label: 'An authenticator app', hint: 'An app on your telephone shows a 6-digit code that changes every 30 seconds.' },
      text: {
        label: 'Codes by text message',
        hint: 'To the confirmed number. Some services do not accept this, and the password must be longer.',
      },
    },
    missing: 'Choose one',
    submit: 'Continue',
    other: 'Choose another way',
  },
  totp: {
    title: 'Enrol an authenticator app',
    submit: 'Confirm',
  },
  counterDevice: {
    title: 'Make a passkey for your file',
    intro: (reference: string) => `This key is for the file ${reference}. Compare it with the officer’s screen.`,
    own: 'Do this only on your own phone. It will ask for your fingerprint, face or screen lock; those never leave the phone. The key works only once your account is granted and activated.',
    button: 'Make a passkey',
    noScript: 'JavaScript is off in your browser. A passkey needs it; turn it on, or ask the officer for an authenticator app instead.',
    unsupported: 'This browser cannot make passkeys. Ask the officer for an authenticator app instead.',
    done: { title: 'The passkey is made', text: 'You can close this page. Tell the officer that it is done.' },
    gone: { title: 'This code cannot be used any more', text: 'Each code works once, for 10 minutes. Ask the officer for a new one.' },
  },
  passkey: {
    title: 'Create a passkey',
    intro: 'Your device will ask for your fingerprint, face or PIN. That does not leave the device and is not sent to us.',
    button: 'Create a passkey',
    noScript: 'JavaScript is switched off in your browser. A passkey needs it; switch it on, or choose another way.',
    unsupported: 'This browser does not support passkeys yet. Choose another way.',
  },
  password: {
    title: 'Set a password of your own',
    hints: {
      beside:
        'At least 8 characters. A few words that are easy to remember and have nothing to do with each other are good. No capitals, digits or symbols required.',
      alone:
        'At least 15 characters. Four or five words that are easy to remember and have nothing to do with each other are good. No capitals, digits or symbols required.',
    },
    label: 'New password',
    repeat: 'New password again',
    submit: 'Activate my account',
  },
  finish: {
    title: 'Ready to be activated',
    text: 'With this button your account works at once, with the ways to sign in that you enrolled.',
    submit: 'Activate my account',
  },
  done: {
    title: 'Your account is active',
    level: { 1: 'Your account has level 1.', 2: 'Your account has level 2.' },
    next: 'From now on you sign in with the number below and what you have just set up.',
    number: 'Number to sign in with',
    recovery: 'After signing in, make a set of recovery codes, so that you get in when your telephone is gone.',
    signIn: 'Sign in',
  },
  overdue: {
    title: 'The time to activate is over',
    ended: (date: string) =>
      `It ended with ${date}. The account that was granted is still there, but this page cannot activate it any more.`,
    call: 'Call the identification hotline. It makes sure that it is you and opens another 7 days; then you activate here yourself, as before.',
    asks: 'The hotline will ask:',
    items: [
      'your full name and birth date;',
      'your identification or passport number;',
      'some things that stand on your papers, so have them at hand.',
    ],
    never: 'The hotline does not activate for you, does not change your telephone number, and never asks for a password or a code.',
  },
  stuck: {
    title: 'Not enough to activate',
    text: 'We need one more proof that it is you, besides the code to your telephone.',
    how: 'Take your papers to the office that received your file and get a slip with an activation code. The time to activate goes on.',
  },
  nothing: {
    title: 'There is no account to activate yet',
    text: 'No account was granted in this file, or a later file has taken its place. The status page says where the file is.',
  },
  file: 'See the file',
};
