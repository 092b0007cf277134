/** What is said where people ask for an SLO, an alert or a runbook. */
export const PROMISE_MESSAGES = {
  promises: {
    addSlo: 'Add an SLO',
    addSloOf: 'Add an SLO of {{service}}',
    changeSlo: 'Change it',
    addAlert: 'Add an alert',
    writeRunbook: 'Write the runbook',
    meaning: 'What it means',
    noMeaning: 'Write an objective, and here is what it allows.',
    past: 'The last 90 days with it',
    noPast:
      'The SLO is new: nothing of it was measured, so nobody knows how it would have been.',
    tiers: 'Alert tiers that are on',
    tier: {
      page_1h: 'Page when 2 % of the budget burn in an hour',
      page_6h: 'Page when 5 % of the budget burn in 6 hours',
      ticket_1d: 'Ticket when 10 % of the budget burn in a day',
      ticket_3d: 'Ticket when 10 % of the budget burn in 3 days',
    },
    trial: 'Tried against the past',
    trialNotYet:
      'Say when the alert fires, and it is tried against the last 90 days.',
    fired_one: 'It would have fired once in 90 days, here.',
    fired_other: 'It would have fired {{count}} times in 90 days, here.',
    firedNever: 'It would never have fired in 90 days.',
    known: 'Prometheus knows {{days}} of the 90 days.',
    unknownAll:
      'Prometheus knows nothing of what the expression reads: nobody can say whether it would have fired.',
    step: 'Before the last day, what lasts less than {{minutes}} min is not seen.',
    state: {
      notTried: 'Not tried',
      refused: 'It reads too much',
      wrong: 'Prometheus cannot read it',
    },
    strip: 'When it would have fired',
    spells: 'Each time',
    from: 'From',
    to: 'To',
    now: 'still',
    expression: 'Expression',
    open: 'Open in {{server}}',
  },
} as const;
