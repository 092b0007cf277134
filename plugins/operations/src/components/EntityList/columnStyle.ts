import { CSSProperties } from 'react';
import { ListColumn } from './types';

/** The widths of a column, of which the style sheet takes the one that there is room for. @internal */
export function columnStyle<T, S extends string>(
  column: Pick<ListColumn<T, S>, 'width' | 'narrow'>,
): CSSProperties {
  const { width = 'auto', narrow = width } = column;
  return { '--width': width, '--narrow': narrow } as CSSProperties;
}
