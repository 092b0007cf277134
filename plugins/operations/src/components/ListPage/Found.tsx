import { ComponentProps, ReactNode } from 'react';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { Problem } from '../Notice';

/**
 * What was found, as of when it was; or why there is nothing: because nothing fits what is filtered, because there is
 * nothing yet, or because nobody answers.
 *
 * @internal
 */
export function Found(props: {
  list: {
    items: unknown[] | undefined;
    hasMore: boolean;
    fetchedAt: number | undefined;
    error: Error | undefined;
    isFetching: boolean;
    refetch: () => void;
  };
  isFiltered: boolean;
  subject?: ComponentProps<typeof Problem>['subject'];
  noMatch: ReactNode;
  empty: ReactNode;
  children: ReactNode;
}) {
  const { list, isFiltered, subject, noMatch, empty, children } = props;
  const { items, hasMore, error } = list;
  const isEmpty = items?.length === 0 && !hasMore;
  return (
    <>
      <Problem of={{ ...list, data: items }} subject={subject} />
      {isEmpty && (isFiltered ? noMatch : empty)}
      {!isEmpty && (items || !error) && (
        <OldPicture.Provider value={oldPictureOf(list)}>
          {children}
        </OldPicture.Provider>
      )}
    </>
  );
}
