export interface Config {
  catalog?: {
    /** How OpenSLO documents are read. */
    openSlo?: {
      /**
       * Whether this module reads the files of locations, true unless said otherwise. The catalog has one parser only:
       * where another module sets it, write false here and call `openSloParser` of this package from it.
       */
      setParser?: boolean;
    };
  };
}
