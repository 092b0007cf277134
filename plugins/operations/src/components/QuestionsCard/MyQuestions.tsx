import { ReactNode } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useAskedOfMe } from '../../hooks/useQuestions';
import { DataScope } from '../DataScope';

/**
 * What is asked of the reader and waits for an answer, for a badge.
 *
 * @public
 */
export interface AskedOfMe {
  /** How many questions wait; 0 where none does, or where that is not known. */
  count: number;
  /** The same in words, for who cannot see the number; empty where none does. */
  words: string;
}

/**
 * Tells its child how many questions wait for the reader. For members: nobody asks visitors.
 *
 * @public
 */
export function MyQuestions(props: {
  children: (asked: AskedOfMe) => ReactNode;
}) {
  return (
    <DataScope>
      <Counted>{props.children}</Counted>
    </DataScope>
  );
}

function Counted(props: { children: (asked: AskedOfMe) => ReactNode }) {
  const { t } = useOperationsTranslation();
  const count = useAskedOfMe().data?.totalItems ?? 0;
  return (
    <>
      {props.children({
        count,
        words: count > 0 ? t('questions.mine.count', { count }) : '',
      })}
    </>
  );
}
