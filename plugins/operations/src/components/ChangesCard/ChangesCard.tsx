import {
  Button,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  Change,
  ServiceChanges,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { formatCount } from '../../format/numbers';
import { Fetched } from '../../hooks/useFetched';
import { useOlderChanges } from '../../hooks/useOlderChanges';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { ChangeDays } from './ChangeDays';
import { CHANGE_GLYPHS } from './ChangeSentence';
import { tellTogether } from './together';
import filterStyles from '../Filters/Filters.module.css';
import styles from './ChangesCard.module.css';

const KINDS = Object.keys(CHANGE_GLYPHS) as Change['kind'][];
const FIRST = 10;
const MORE = 100;

function KindFilter(props: {
  changes: Change[];
  chosen: Change['kind'][];
  onChange: (kinds: Change['kind'][]) => void;
}) {
  const { changes, chosen, onChange } = props;
  const { t, locale } = useOperationsTranslation();
  const kinds = KINDS.filter(
    one => chosen.includes(one) || changes.some(({ kind }) => kind === one),
  );
  return (
    <ToggleButtonGroup
      className={filterStyles.toggles}
      aria-label={t('changes.filter')}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={keys => onChange(KINDS.filter(kind => keys.has(kind)))}
    >
      {kinds.map(kind => (
        <ToggleButton key={kind} id={kind} size="small">
          {`${CHANGE_GLYPHS[kind]} ${t(`changes.kind.${kind}`)} ${formatCount(
            changes.filter(change => change.kind === kind).length,
            locale,
          )}`}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function Changes(props: { of: ServiceChanges; entityRef: string }) {
  const { of, entityRef } = props;
  const { t, locale } = useOperationsTranslation();
  const older = useOlderChanges(entityRef, of);
  const { changes: items, mayBeMore } = older;
  const [chosen, setChosen] = useState<Change['kind'][]>([]);
  const [most, setMost] = useState(FIRST);
  const matching = tellTogether(
    items.filter(({ kind }) => chosen.length === 0 || chosen.includes(kind)),
  );
  const rest = matching.length - most;
  return (
    <>
      {items.length === 0 && (
        <Empty title={t('changes.none')}>{t('changes.noneWhy')}</Empty>
      )}
      {items.length > 0 && (
        <KindFilter changes={items} chosen={chosen} onChange={setChosen} />
      )}
      {items.length > 0 && matching.length === 0 && (
        <p>{t('changes.noMatch')}</p>
      )}
      <ChangeDays changes={matching.slice(0, most)} />
      {rest > 0 && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setMost(most + MORE)}
          >
            {t('changes.more', { number: String(Math.min(rest, MORE)) })}
          </Button>
        </div>
      )}
      {rest <= 0 && (
        <p className={styles.quiet}>
          {t('changes.since', {
            day: older.since.toLocaleDateString(locale, { dateStyle: 'long' }),
          })}
        </p>
      )}
      {rest <= 0 && mayBeMore && (
        <div>
          <Button
            size="small"
            variant="secondary"
            isPending={older.isFetching}
            onPress={async () => {
              if (await older.fetchOlder()) setMost(most + MORE);
            }}
          >
            {t('changes.older')}
          </Button>
        </div>
      )}
      {older.error && (
        <p role="status">
          {t('changes.olderFailed', { message: older.error.message })}
        </p>
      )}
    </>
  );
}

/**
 * What changed in how the service runs, newest first.
 *
 * @internal
 */
export function ChangesCard(props: {
  changes: Fetched<ServiceChanges>;
  entityRef: string;
}) {
  const { changes, entityRef } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('changes.title')}>
      <Problem of={changes} inPanel />
      {changes.data ? (
        <Changes of={changes.data} entityRef={entityRef} />
      ) : (
        !changes.error && (
          <>
            <Skeleton width="80%" />
            <Skeleton width="70%" />
            <Skeleton width="75%" />
          </>
        )
      )}
    </Panel>
  );
}
