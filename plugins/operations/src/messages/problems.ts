/** What is said where an SLO or maintenance cannot be shown. */
export const SLO_PROBLEM_MESSAGES = {
  notFoundSlo: 'Operations does not know this objective.',
  notFoundSloMeans:
    'No document of this name is in the catalog, or you may not see its service.',
  notFoundSloDo: 'Look at the list of objectives, or try again in a minute.',
} as const;
