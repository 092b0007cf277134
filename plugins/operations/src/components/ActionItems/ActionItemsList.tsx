import { usePermission } from '@backstage/plugin-permission-react';
import {
  ActionItem,
  operationsPersonReadPermission,
} from '@operate-first/plugin-operations-common';
import { actionItemKey } from '../../hooks/useActionItems';
import { ShowMore } from '../ClusterState';
import { ActionItemLine } from './ActionItemLine';
import styles from './ActionItems.module.css';

/**
 * What was promised, line by line.
 *
 * @internal
 */
export function ActionItemsList(props: {
  items: ActionItem[];
  first?: number;
  withPostMortem?: boolean;
  onChange?: (item: ActionItem, done: boolean) => Promise<unknown>;
}) {
  const { items, first = items.length, withPostMortem, onChange } = props;
  const { allowed: seesNames } = usePermission({
    permission: operationsPersonReadPermission,
  });
  return (
    <ShowMore items={items} first={first}>
      {shown => (
        <ul className={styles.list}>
          {shown.map(item => (
            <li key={actionItemKey(item)}>
              <ActionItemLine
                of={item}
                seesNames={seesNames}
                withPostMortem={withPostMortem}
                onChange={onChange && (done => onChange(item, done))}
              />
            </li>
          ))}
        </ul>
      )}
    </ShowMore>
  );
}
