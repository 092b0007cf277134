/**
 * What the portal knows beside the wish for another team: `facts` of a preview of the kind `team`. Of people only for those
 * who may see them.
 *
 * @public
 */
export interface TeamFacts {
  team: string;
  /** Where its members are written: in the tree, elsewhere, or nowhere yet. */
  managed: 'tree' | 'elsewhere' | 'nowhere';
  /** Where it is written, as people find it. */
  location?: string;
  /** In the order of their names. */
  members: Array<{
    /** Entity ref. */
    ref: string;
    /** The list still names them, and the catalog no longer has them. */
    left?: boolean;
  }>;
  /** Names of its namespaces in the tree. */
  namespaces: string[];
}

/**
 * What only the catalog knows of a team; kept with a request, so that a rebuilt change knows the same.
 *
 * @public
 */
export interface KnownOfTeam {
  /** Whoever asks may not know who is in it. */
  hidden?: boolean;
  /** Whether the catalog has a group of that name. */
  exists: boolean;
  /** Where it is written, when that is not in the tree. */
  elsewhere?: string;
  /** User names of those who are in it by an entry of their own, or by one that is not in the tree. */
  byThemselves: string[];
  /** User names as the catalog writes them, of those who are named. */
  spellings: string[];
}
