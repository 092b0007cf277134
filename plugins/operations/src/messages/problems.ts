/** What is said where an SLO or maintenance cannot be shown. */
export const SLO_PROBLEM_MESSAGES = {
  notFoundSlo: 'Operations does not know this objective.',
  notFoundSloMeans:
    'No document of this name is in the catalog, or you may not see its service.',
  notFoundSloDo: 'Look at the list of objectives, or try again in a minute.',
} as const;

/** What is said where the API does not answer as it was asked. */
export const API_PROBLEM_MESSAGES = {
  retry: 'Try again',
  retrying: 'Trying again…',
  old: 'What you see is as of {{time}}.',
  unreachable: 'The operations API does not answer.',
  unreachableMeans: 'Nothing new can be shown.',
  unreachableDo:
    'Check your connection. If others have the same trouble, the portal itself is in trouble.',
  notFound: 'Operations does not know this service yet.',
  notFoundMeans:
    'The catalog has it, the list of operated services has not read it so far.',
  notFoundDo: 'Wait a minute and try again.',
  notFoundCluster: 'Operations does not know this cluster.',
  notFoundClusterMeans: 'No cluster of this name is configured for the portal.',
  notFoundClusterDo:
    'Look at the list of clusters, or add it to the kubernetes section of app-config.',
  forbidden: 'You may not see this.',
  forbiddenMeans: 'The service is not public.',
  forbiddenDo: 'Sign in, or ask its owner.',
  forbiddenCluster: 'Clusters are not shown to everybody here.',
  forbiddenClusterDo: 'Sign in, or ask who runs this portal.',
  failed: 'The operations API reports a problem: {{detail}}',
  failedMeans: 'This part cannot be shown.',
  failedDo:
    'Try again. If it stays, the log of the operations backend says more.',
} as const;
