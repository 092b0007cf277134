/** What is said of services that are on their way out. */
export const OFFBOARDING_MESSAGES = {
  offboarding: {
    link: 'Off-board',
    exports: 'Export first',
    exportsBody:
      'Whatever is removed, its history stays readable here. This is for those who want to have it themselves.',
    export: {
      history: 'Health of {{service}}',
      incidents: 'Incidents of {{service}}',
      postMortems: 'Post-mortems of {{service}}',
      questions: 'Questions about {{service}}',
      slos: 'SLOs of {{service}}',
    },
    exportFailed: 'That could not be downloaded. Try again.',
    before: 'Before it goes',
    nothing: 'Nothing stands against it that the portal knows of.',
    dependents: 'Depends on it',
    incidents: 'Must be resolved before',
    volumes: 'Volumes',
    volume: '{{storage}} in {{namespace}} on {{cluster}}',
    next: 'What comes next',
    nextBody: 'Until it is removed, everything can be brought back as it was.',
    remove: 'Remove it now',
    restore: 'Bring it back',
  },
} as const;
