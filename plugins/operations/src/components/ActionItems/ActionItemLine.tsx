import { Checkbox, Link } from '@backstage/ui';
import { ActionItem } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { formatTime } from '../../format/time';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { useOneAction } from '../../hooks/useOneAction';
import { PersonName } from '../IncidentState';
import { PostMortemLink } from '../PostMortemState';
import styles from './ActionItems.module.css';

const WEB = /^https?:\/\//;

function dayWords({ done, due, state }: ActionItem, t: Translate): string {
  if (state === 'done') {
    return done
      ? t('actionItem.doneOn', { day: done })
      : t('actionItem.isDone');
  }
  return due ? t('actionItem.due', { day: due }) : t('actionItem.noDue');
}

/** Where it is followed: an address, or what a tracker calls it. */
export function Issue(props: { of: string }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  return WEB.test(of) ? (
    <Link href={of} target="_blank">
      {t('actionItem.issue')}
    </Link>
  ) : (
    <>{of}</>
  );
}

/** Whether what was ticked is safe, and where it is not yet. */
function Kept(props: {
  of: ActionItem;
  isSaving: boolean;
  isSaved: boolean;
  error: Error | undefined;
}) {
  const { of, isSaving, isSaved, error } = props;
  const { t, locale } = useOperationsTranslation();
  const words = () => {
    if (isSaving) return t('actionItem.saving');
    if (error) return t('actionItem.refused', { message: error.message });
    if (of.pendingSince) {
      return t('actionItem.pending', {
        time: formatTime(of.pendingSince, { now: Date.now(), locale }),
      });
    }
    return isSaved ? t('actionItem.saved') : '';
  };
  return (
    <span role="status" className={styles.kept}>
      {words()}
    </span>
  );
}

/** Ticked by who may, said to everybody. */
export function Tick(props: {
  of: ActionItem;
  onChange: (done: boolean) => Promise<unknown>;
}) {
  const { of, onChange } = props;
  const { t } = useOperationsTranslation();
  const { doing, error, run } = useOneAction<'tick'>();
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <Checkbox
        aria-label={t('actionItem.done', { title: of.title })}
        isSelected={of.state === 'done'}
        isDisabled={!of.mayChange}
        onChange={async done => {
          setSaved(false);
          setSaved(await run('tick', () => onChange(done)));
        }}
      />
      <Kept
        of={of}
        isSaving={doing !== undefined}
        isSaved={isSaved}
        error={error}
      />
    </>
  );
}

/**
 * What was promised: by whom, until when, what for, and whether it is done.
 *
 * @param props - seesNames: whether names are withheld or nobody owns it, where none is given.
 * @internal
 */
export function ActionItemLine(props: {
  of: ActionItem;
  seesNames: boolean;
  withPostMortem?: boolean;
  onChange?: (done: boolean) => Promise<unknown>;
}) {
  const { of, seesNames, withPostMortem, onChange } = props;
  const { title, kind, severity, owner, issue, state, postMortem } = of;
  const { t } = useOperationsTranslation();
  const nobody = t(
    seesNames ? 'actionItem.noOwner' : 'actionItem.unnamedOwner',
  );
  return (
    <div className={styles.line} data-state={state}>
      {onChange && <Tick of={of} onChange={onChange} />}
      <div>
        <p className={styles.title}>{title}</p>
        <p className={styles.quiet}>
          {state === 'overdue' && (
            <strong className={styles.overdue}>
              {t('actionItem.state.overdue')}
              {' · '}
            </strong>
          )}
          {owner ? <PersonName of={owner} /> : nobody}
          {' · '}
          {dayWords(of, t)}
          {severity && ` · ${t(`actionItem.severity.${severity}`)}`}
          {kind &&
            ` · ${t('actionItem.soThat', {
              kind: t(`actionItem.kind.${kind}`),
            })}`}
          {issue && (
            <>
              {' · '}
              <Issue of={issue} />
            </>
          )}
          {withPostMortem && (
            <>
              {' · '}
              <PostMortemLink postMortemKey={postMortem.key}>
                {postMortem.key} {postMortem.title}
              </PostMortemLink>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
