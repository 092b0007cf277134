export interface Config {
  auth?: {
    providers?: {
      /**
       * Lets anybody sign in as any User of the catalog, without a password. For playgrounds only. Off
       * unless this key is there.
       *
       * @visibility frontend
       */
      'example-users'?: {
        /**
         * Needed wherever NODE_ENV is not `development`: the backend does not start without it, since it
         * opens everything that any user may do to everybody who can reach the portal.
         */
        dangerouslyAllowOutsideDevelopment?: boolean;
      };
    };
  };
}
