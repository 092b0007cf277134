import { Slo, SloObjective } from '@operate-first/plugin-operations-common';
import { formatBurn, formatMinutes } from '../../format/slo';
import { useNow } from '../../hooks/useNow';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SloSort } from '../../hooks/useSloQuery';
import { ListColumn, listStyles } from '../EntityList';
import { useEntityName } from '../Filters';
import { HealthMark } from '../HealthMark';
import { PersonName } from '../IncidentState';
import {
  BudgetBar,
  budgetWords,
  exhaustionWords,
  promiseWords,
  SLO_MARKS,
  SloLink,
} from '../SloState';

const MINUTE_MS = 60_000;
/** Budget, share, time and burn: one reason stands for all of them. */
const FIGURES = 4;

/** What nobody can judge by yet comes after what counts, and what is not known after both. */
function countedOf({ budget }: SloObjective): number {
  if (!budget) return 3;
  return budget.provisional ? 2 : budget.remaining;
}

/** The objective of which the row speaks: the one with the least budget. */
function leastOf({ objectives }: Slo): SloObjective | undefined {
  return [...objectives].sort((a, b) => countedOf(a) - countedOf(b))[0];
}

function Name(props: { of: Slo }) {
  const { ref, title, state, service } = props.of;
  const entityName = useEntityName();
  return (
    <>
      <SloLink sloRef={ref} bold={state !== 'ok'}>
        {title}
      </SloLink>
      {service && (
        <span className={listStyles.quiet}>
          {' '}
          {service.title ?? entityName(service.ref)}
        </span>
      )}
    </>
  );
}

/** What is left, or in its place why nobody can say. */
function Left(props: { of: Slo }) {
  const { remaining, message, provisional, provisionalMessage, state } =
    props.of;
  const { t } = useOperationsTranslation();
  const reason =
    remaining === undefined
      ? ['—', message]
      : provisional && [t('slo.notJudged'), provisionalMessage];
  if (reason) {
    return (
      <span className={`${listStyles.quiet} ${listStyles.clamped}`}>
        {reason.filter(Boolean).join(' ')}
      </span>
    );
  }
  return <BudgetBar budget={{ remaining: remaining ?? 0 }} state={state} />;
}

/** Unknown: one reason for all figures. Not judged yet: it burns, and nothing else is said. */
function spanOf({ remaining, provisional }: Slo): number {
  if (remaining === undefined) return FIGURES;
  return provisional ? FIGURES - 1 : 1;
}

/**
 * What a row says of an SLO.
 *
 * @internal
 */
export function useSloColumns(): ListColumn<Slo, SloSort>[] {
  const { t, locale } = useOperationsTranslation();
  const present = useNow(MINUTE_MS);
  const now = useOldPicture() ?? present;
  return [
    {
      id: 'state',
      label: t('slos.table.state'),
      state: true,
      width: '8.5rem',
      cell: ({ state }) => (
        <>
          <HealthMark mark={SLO_MARKS[state]} /> {t(`slo.state.${state}`)}
        </>
      ),
    },
    {
      id: 'name',
      label: t('slos.table.name'),
      header: true,
      sort: { by: 'name', begins: 'asc' },
      width: '21%',
      narrow: '25%',
      cell: slo => <Name of={slo} />,
    },
    {
      id: 'promise',
      label: t('slos.table.promise'),
      width: '9.5rem',
      leaves: 'tight',
      cell: slo => {
        const least = leastOf(slo);
        return (
          least &&
          promiseWords({ target: least.target, window: slo.window }, t, locale)
        );
      },
    },
    {
      id: 'budget',
      label: t('slos.table.budget'),
      sort: { by: 'remaining', begins: 'asc' },
      span: spanOf,
      title: ({ remaining, message, provisional, provisionalMessage }) =>
        remaining === undefined
          ? message
          : (provisional && provisionalMessage) || undefined,
      cell: slo => <Left of={slo} />,
    },
    {
      id: 'share',
      label: t('slos.table.share'),
      numeric: true,
      width: '7rem',
      narrow: '5.5rem',
      cell: ({ remaining }) =>
        remaining === undefined ? '—' : budgetWords(remaining, t, locale),
    },
    {
      id: 'minutes',
      label: t('slos.table.minutes'),
      numeric: true,
      width: '7.5rem',
      narrow: '6.5rem',
      cell: slo => {
        const minutes = (slo.composite ?? leastOf(slo)?.budget)
          ?.remainingMinutes;
        return minutes === undefined ? '—' : formatMinutes(minutes);
      },
    },
    {
      id: 'burn',
      label: t('slos.table.burn'),
      numeric: true,
      sort: { by: 'burn', begins: 'desc' },
      width: '5rem',
      narrow: '4.5rem',
      cell: ({ burnRate }) =>
        burnRate === undefined ? '—' : formatBurn(burnRate, locale),
    },
    {
      id: 'empty',
      label: t('slos.table.empty'),
      width: '8.5rem',
      leaves: 'tight',
      cell: slo => exhaustionWords(leastOf(slo)?.exhaustion, t, now) ?? '—',
    },
    {
      id: 'owner',
      label: t('slos.table.owner'),
      sort: { by: 'owner', begins: 'asc' },
      leaves: 'tight',
      cell: ({ owner }) => (owner ? <PersonName of={owner} /> : '—'),
    },
  ];
}
