/**
 * Version of the statement that applicants agree to (data, purpose, controller, retention, rights: law.md C1). Its words stand in
 * `views/texts`; whoever changes them gives them a new version, so that each agreement can be proved later.
 */
export const statementVersion = '2026-11-25';

/** Of the statement at a counter, which speaks of fingers and, for citizens, of the electronic identity card too. */
export const counterStatementVersion = 'counter-2026-11-25';

/**
 * SHA-256 of the words under each version, stored with every agreement. A version that was ever in use keeps its line, for whoever must
 * prove what somebody agreed to; a test holds the words of today to the line of their version.
 */
export const statementWords = {
  '2026-11-25': {
    vi: '88261db287cf5a57fb2b70965eefd293605ecebed4b6528b15929dc628f36272',
    en: '9c2f59e15113a7e53a44f32754acada6f5ed1fbe4d15a0282e51c19eb55ca44b',
  },
  'counter-2026-11-25': {
    vi: '0ddadf333dc74a124741ab010ebd72ed60642cb3fb2fd085060934a42fb9f7be',
    en: '36f03f591a14e1bc61d4b156037c8f2c14e079c754a25322127209687bef15be',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'vi' | 'en', string>>>>;
