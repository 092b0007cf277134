/** What pages and forms say of quotas, teams and namespaces that people ask for. */
export const TEAM_MESSAGES = {
  raiseQuota: {
    link: 'Raise the quota',
    of: 'Raise the quota of {{namespace}}',
  },
  changeTeam: {
    link: 'Change the team',
    of: 'Change the team {{team}}',
  },
  askNamespace: {
    link: 'Ask for a namespace',
  },
  teamLinks: {
    title: 'Ask for this team',
  },
  quotaForm: {
    title: 'Use over 30 days',
    choose: 'Choose a namespace, and what it has used stands here.',
    place: '{{environment}} on {{cluster}}',
    nothing: 'Nobody has seen a quota there yet.',
    chart: 'The most of {{resource}} used on each day, on {{cluster}}',
    allowed: 'allowed {{amount}}',
    asked: 'asked for {{amount}}',
    since: 'The portal keeps the most of each day, here since {{date}}.',
    today: 'The portal keeps the most of each day, here only since today.',
    resource: 'Resource',
    used: 'Used now',
    most: 'Most used',
    hard: 'Allowed',
    wish: 'Asked for',
    unlimited: 'no limit',
    table: 'Limits on {{cluster}}',
    numbers: 'The numbers of the chart',
    day: 'Day',
  },
  teamForm: {
    title: 'Who is in it',
    choose: 'Choose a team, and who is in it stands here.',
    signIn: 'Who is in a team is shown to people who have signed in.',
    nobody: 'Nobody is in it.',
    left: 'has left',
    remove: 'Remove {{name}}',
    elsewhere:
      'It is written elsewhere: {{location}}. Change its members there.',
    elsewhereUnknown:
      'It is not written in the tree: its members are changed where it is written.',
    nowhere: 'There is no such team yet.',
    namespaces: 'Its namespaces: {{names}}',
    noNamespaces: 'It has no namespace.',
  },
} as const;
