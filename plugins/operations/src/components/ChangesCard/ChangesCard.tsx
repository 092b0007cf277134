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

function Changes(props: { of: ServiceChanges }) {
  const { items, complete } = props.of;
  const { t, locale } = useOperationsTranslation();
  const [chosen, setChosen] = useState<Change['kind'][]>([]);
  const [most, setMost] = useState(FIRST);
  if (items.length === 0) {
    return <Empty title={t('changes.none')}>{t('changes.noneWhy')}</Empty>;
  }
  const matching = tellTogether(
    items.filter(({ kind }) => chosen.length === 0 || chosen.includes(kind)),
  );
  const rest = matching.length - most;
  return (
    <>
      <KindFilter changes={items} chosen={chosen} onChange={setChosen} />
      {matching.length === 0 && <p>{t('changes.noMatch')}</p>}
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
      {!complete && (
        <p className={styles.quiet}>
          {t('changes.incomplete', {
            total: formatCount(items.length, locale),
          })}
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
export function ChangesCard(props: { changes: Fetched<ServiceChanges> }) {
  const { changes } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('changes.title')}>
      <Problem of={changes} inPanel />
      {changes.data ? (
        <Changes of={changes.data} />
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
