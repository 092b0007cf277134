/** What is said of what resembles something. */
export const SIMILAR_MESSAGES = {
  similar: {
    title: 'Has anybody had this before?',
    panel: 'Similar',
    label: 'Error message, stack trace or log lines',
    placeholder: 'Paste an error message, a stack trace or log lines',
    private: 'What you paste is compared and not kept.',
    find: 'Find',
    clear: 'Clear',
    asking: 'Looking…',
    refused: 'Not found out: {{message}}',
    found_one: 'One account resembles this',
    found_other: '{{count}} accounts resemble this',
    nobody: 'Probably nobody has written of this yet',
    near: 'The nearest there is:',
    nobodyNear:
      'Probably nobody has written of this yet. The nearest there is:',
    nobodyDo:
      'If you get to the bottom of it, a post-mortem helps whoever comes next.',
    none: 'Nothing like this is known.',
    cut: 'The text is long: only the lines that matter were compared.',
    readAs: 'What was compared',
    why: 'Why',
    confidence: {
      high: 'Very likely the same trouble',
      medium: 'Perhaps the same trouble',
      low: 'Little in common',
    },
    kind: {
      postMortem: 'Post-mortem',
      incident: 'Incident',
      runbook: 'Runbook',
      question: 'Question',
    },
    reason: {
      signature: 'the same error: {{text}}',
      code: 'the same code: {{text}}',
      exception: 'the same exception: {{text}}',
      frame: 'the same place in the code: {{text}}',
      phrase: 'says the same: {{text}}',
      terms: 'words in common: {{text}}',
      service: 'the same service: {{text}}',
    },
    typed: 'Had before, by its title',
  },
} as const;
