import { ServiceFilter } from '@operate-first/plugin-operations-common';
import { useRef, useState } from 'react';
import { Order, Sort } from '../../hooks/schema';
import { useAskingInterval, useChanges } from '../../hooks/useChanges';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useServices } from '../../hooks/useServices';
import { Empty, Problem } from '../Notice';
import { ServicesTable } from '../ServicesTable';
import styles from './NarrowedServices.module.css';

/**
 * The list of services, narrowed to those of a place or a team, as a part of another page. Its order is its own and
 * not in the address, which belongs to that page.
 *
 * @param props - onNews: services have changed; what else is shown of them may have.
 * @internal
 */
export function NarrowedServices(props: {
  filter: ServiceFilter;
  empty: { title: string; body: string };
  onNews?: () => void;
}) {
  const { filter, empty, onNews } = props;
  const [by, setBy] = useState<{ sort: Sort; order: Order }>({
    sort: 'health',
    order: 'desc',
  });
  const list = useServices({ ...filter, ...by }, useAskingInterval());

  const versions = useRef(new Map<string, number>());
  versions.current = new Map(
    list.services?.map(({ id, version }) => [id, version]),
  );
  useChanges(
    ({ id, version }) => version > (versions.current.get(id) ?? -1),
    () => {
      list.refetch();
      onNews?.();
    },
  );

  const isEmpty = list.services?.length === 0 && !list.hasMore;
  return (
    <div className={styles.list}>
      <Problem of={{ ...list, data: list.services }} inPanel />
      {isEmpty && <Empty title={empty.title}>{empty.body}</Empty>}
      {!isEmpty && (list.services || !list.error) && (
        <OldPicture.Provider value={oldPictureOf(list)}>
          <ServicesTable
            list={list}
            state={{ ...by, setSort: (sort, order) => setBy({ sort, order }) }}
          />
        </OldPicture.Provider>
      )}
    </div>
  );
}
