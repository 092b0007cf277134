import { ReactNode } from 'react';

/** A column of a list. @internal */
export interface ListColumn<T, S extends string = never> {
  id: string;
  label: string;
  cell: (item: T) => ReactNode;
  /** Its cells name their rows. */
  header?: boolean;
  /** To the right, in figures of one width. */
  numeric?: boolean;
  /** How it stands: bold where the row wants attention, quiet where it does not. */
  state?: boolean;
  /** Over how many columns its cell reaches in this row: one reason may stand for several figures. */
  span?: (item: T) => number;
  /** What the pointer is told. */
  title?: (item: T) => string | undefined;
  /** The order that the API knows for it, and how that begins. */
  sort?: { by: S; begins: 'asc' | 'desc' };
  /** As CSS has it. Columns without one share what is left. */
  width?: string;
  /** Another one where there is little room. */
  narrow?: string;
  /** Goes into a second line where there is little room (tight), or already where there is not much (spare). */
  leaves?: 'tight' | 'spare';
}

/** By what a list is ordered. @internal */
export interface ListOrder<S extends string> {
  sort: S;
  order: 'asc' | 'desc';
  setSort: (sort: S, order: 'asc' | 'desc') => void;
}

/** What a list shows, as {@link usePages} has it. @internal */
export interface ListedPages<T> {
  /** Undefined while nothing is known. */
  items: T[] | undefined;
  answeredQuery: object | undefined;
  totalItems: number | undefined;
  hasMore: boolean;
  isFetching: boolean;
  loadMore: () => void;
}
