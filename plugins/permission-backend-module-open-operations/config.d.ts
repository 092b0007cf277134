export interface Config {
  permission?: {
    /** The policy "open to read, signed in to write". */
    openOperations?: {
      /**
       * Groups, or single users, whose members may do everything, as entity refs such as
       * `group:default/platform`. Without any, nobody may do what only admins may.
       */
      admins?: string[];

      /**
       * Plugins that visitors who have not signed in may reach, beside those that need to be reached to
       * read. Name only plugins that ask for a permission at each of their endpoints.
       */
      anonymousMayReach?: string[];
    };
  };
}
