import { ReactNode } from 'react';
import { useMine } from '../../hooks/useMine';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { DataScope } from '../DataScope';
import { mineCount, mineWords } from './words';

/**
 * What is wrong for the reader, in short.
 *
 * @public
 */
export interface Trouble {
  /** How many things are wrong; 0 where nothing is, or where that is not known. */
  count: number;
  /** The same in words, for who cannot see the number; empty where nothing is. */
  words: string;
}

/**
 * Tells its child how much is wrong for the reader, live: for a badge in a navigation. Made for readers who have signed
 * in; nothing is wrong for visitors.
 *
 * @public
 */
export function MyTrouble(props: {
  children: (trouble: Trouble) => ReactNode;
}) {
  return (
    <DataScope>
      <Counted>{props.children}</Counted>
    </DataScope>
  );
}

function Counted(props: { children: (trouble: Trouble) => ReactNode }) {
  const { t } = useOperationsTranslation();
  const { data } = useMine();
  return (
    <>
      {props.children(
        data
          ? { count: mineCount(data), words: mineWords(data, t) }
          : { count: 0, words: '' },
      )}
    </>
  );
}
