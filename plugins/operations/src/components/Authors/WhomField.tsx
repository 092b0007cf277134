import { AuthorAnswers } from '@operate-first/plugin-operations-common';
import { useId } from 'react';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import { Reasons } from './Reasons';
import { WhomChoice, whomOf } from './whom';
import styles from './Authors.module.css';

/** How somebody is, and who is asked in their place. */
function State(props: { of: NonNullable<WhomChoice['suggestion']> }) {
  const { state, until, instead } = props.of;
  const { t, locale } = useOperationsTranslation();
  const entityName = useEntityName();
  if (state === 'present') return null;
  const time = until && formatTime(until, { now: Date.now(), locale });
  return (
    <span>
      {time && state === 'away'
        ? t('authors.awayUntil', { time })
        : t(`authors.state.${state}`)}
      {instead &&
        `. ${t('authors.instead', {
          name: instead.title ?? entityName(instead.ref),
        })}`}
    </span>
  );
}

/** What is said beside a name. */
function Beside(props: { of: WhomChoice }) {
  const { kind, suggestion, inPlaceOf, until, to } = props.of;
  const { t, locale } = useOperationsTranslation();
  // Whoever is asked through their team is asked here all the same.
  const isAskable = Boolean(to) || suggestion?.instead !== undefined;
  return (
    <span className={styles.quiet}>
      {suggestion && t(`authors.confidence.${suggestion.confidence}`)}
      {suggestion && suggestion.state !== 'present' && (
        <>
          {' · '}
          <State of={suggestion} />
        </>
      )}
      {kind === 'instead' && t('ask.inPlace', { name: inPlaceOf ?? '' })}
      {kind === 'onCall' &&
        (until
          ? t('ask.onCallUntil', {
              time: formatTime(until, { now: Date.now(), locale }),
            })
          : t('ask.onCall'))}
      {kind === 'team' && `${suggestion ? ' · ' : ''}${t('ask.team')}`}
      {!isAskable && ` · ${t('ask.cannot')}`}
    </span>
  );
}

function Choice(props: {
  of: WhomChoice;
  group: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { of, group, isChosen, onChoose } = props;
  const { to, suggestion, id } = of;
  const entityName = useEntityName();
  const field = useId();
  const ref = to ?? suggestion?.person;
  const name =
    ref === undefined
      ? suggestion?.name ?? id
      : ref.title ?? entityName(ref.ref);
  return (
    <li className={styles.choice} data-chosen={isChosen || undefined}>
      <input
        type="radio"
        id={field}
        name={group}
        checked={isChosen}
        disabled={!to}
        aria-describedby={
          suggestion?.why.length
            ? `${field}-beside ${field}-why`
            : `${field}-beside`
        }
        onChange={onChoose}
      />
      <div className={styles.words}>
        <label htmlFor={field} className={styles.name}>
          {name}
        </label>{' '}
        <span id={`${field}-beside`}>
          <Beside of={of} />
        </span>
        {suggestion && <Reasons of={suggestion.why} id={`${field}-why`} />}
      </div>
    </li>
  );
}

/**
 * Whom one asks: who wrote it, with why and how sure that is; who is on call; and the team, which can always be asked.
 *
 * @internal
 */
export function WhomField(props: {
  authors: AuthorAnswers;
  chosen: string | undefined;
  problem?: string;
  onChoose: (choice: WhomChoice) => void;
}) {
  const { authors, chosen, problem, onChoose } = props;
  const { t } = useOperationsTranslation();
  const group = useId();
  const choices = whomOf(authors);
  return (
    <fieldset className={styles.whom} aria-describedby={`${group}-problem`}>
      <legend>{t('ask.whom')}</legend>
      {choices.length === 0 && <p>{t('ask.nobody')}</p>}
      {/* Where something was in the way, that is said below instead. */}
      {authors.suggestions.length === 0 &&
        authors.problems.length === 0 &&
        choices.length > 0 && (
          <p className={styles.quiet}>{t('authors.nobody')}</p>
        )}
      <ul className={styles.choices}>
        {choices.map(choice => (
          <Choice
            key={choice.id}
            of={choice}
            group={group}
            isChosen={choice.id === chosen}
            onChoose={() => onChoose(choice)}
          />
        ))}
      </ul>
      <p id={`${group}-problem`} className={styles.problem}>
        {problem}
      </p>
      {authors.problems.map(text => (
        <p key={text} className={styles.quiet}>
          {text}
        </p>
      ))}
    </fieldset>
  );
}
