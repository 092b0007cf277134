import {
  ActionItem,
  PostMortemDetail,
} from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ActionItemsList } from '../ActionItems';
import { Panel } from '../Panel';
import { ItemsInWords } from '../PostMortemState';
import { pageStyles } from '../Page';

function countOf(items: ActionItem[]) {
  const count = (state: ActionItem['state']) =>
    items.filter(item => item.state === state).length;
  return {
    open: count('open'),
    overdue: count('overdue'),
    done: count('done'),
  };
}

/** Where what is ticked is kept. */
function InGit(props: { detail: PostMortemDetail }) {
  const { source } = props.detail;
  const { t, locale } = useOperationsTranslation();
  if (!source?.changedAt) return null;
  return (
    <span
      className={pageStyles.quiet}
      title={formatMoment(source.changedAt, locale)}
    >
      {' · '}
      {t('actionItem.inGit', {
        time: formatTime(source.changedAt, { now: Date.now(), locale }),
      })}
    </span>
  );
}

/**
 * What was promised, how far it is, and since when git has it so. What is only proposed is not ticked.
 *
 * @internal
 */
export function PromisedPanel(props: {
  detail: PostMortemDetail;
  items: ActionItem[];
  isUnpublished: boolean;
  onChange: (item: ActionItem, done: boolean) => Promise<unknown>;
}) {
  const { detail, items, isUnpublished, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('actionItem.title')}>
      {items.length === 0 && (
        <p className={pageStyles.quiet}>
          {t(isUnpublished ? 'actionItem.noneYet' : 'actionItem.none')}
        </p>
      )}
      {items.length > 0 && (
        <>
          <p>
            {isUnpublished ? (
              t('actionItem.proposed', { count: items.length })
            ) : (
              <ItemsInWords of={countOf(items)} />
            )}
            <InGit detail={detail} />
          </p>
          <ActionItemsList
            items={items}
            onChange={isUnpublished ? undefined : onChange}
          />
        </>
      )}
    </Panel>
  );
}
