/** What is said of projects that services are built on. */
export const UPSTREAM_MESSAGES = {
  upstream: {
    title: 'Upstream',
    follow: 'Follow upstream',
    none: 'Nothing is followed upstream yet.',
    state: {
      sending: 'is being opened',
      open: 'open',
      closed: 'closed',
      merged: 'merged',
      unknown: 'nobody follows its state',
    },
    checked: 'looked at {{time}}',
    forget: 'Follow no more',
    forgetOf: 'Follow {{name}} no more',
    refused: 'That did not work: {{message}}',
    gap: {
      slo: 'it has no SLO',
      runbook: 'it has no runbook',
      owner: 'nobody owns it',
      other: 'something is missing',
    },
    dialog: {
      title: 'Follow upstream',
      what: 'What to do',
      open: 'Open an issue',
      link: 'Link an existing one',
      gap: 'What is missing',
      repository: 'Upstream project',
      repositoryHelp:
        'Its address. Hosts that can be followed: {{hosts}}. The annotation operate-first.io/upstream of the service fills it in.',
      url: 'Address of the issue or pull request',
      urlHelp:
        'It is looked at now, and then now and then: when it is merged or closed, the timeline says so.',
      issueTitle: 'Title',
      issueBody: 'Text (Markdown)',
      public:
        'Everybody on the internet will read exactly this, under the name of the portal, and it cannot be taken back. An invisible marker is added by which the portal finds it again.',
      removed: 'Taken out of it: {{found}}.',
      show: 'Show what will be public',
      changed:
        'You have changed the text. Look at what will be public before you send it.',
      confirm: 'I have read it, and it may be public',
      filling: 'Gathering what is known …',
      elsewhere: 'Open it yourself',
      compare: 'Propose a change of the code',
      send: 'Open the issue',
      save: 'Follow it',
      cancel: 'Cancel',
    },
  },
} as const;
