import { Question } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ListColumn, listStyles } from '../EntityList';
import { HealthMark } from '../HealthMark';
import { IncidentLink, PersonName, ServiceName } from '../IncidentState';
import { QUESTION_MARKS, QuestionLink } from '../QuestionState';

function About(props: { of: Question }) {
  const { service, artefactTitle, incident } = props.of;
  return (
    <>
      {service ? <ServiceName of={service} /> : artefactTitle ?? '—'}
      {incident && (
        <span className={listStyles.quiet}>
          {' · '}
          <IncidentLink incidentKey={incident} />
        </span>
      )}
    </>
  );
}

/**
 * What a row says of a question.
 *
 * @internal
 */
export function useQuestionColumns(): ListColumn<Question>[] {
  const { t, locale } = useOperationsTranslation();
  return [
    {
      id: 'question',
      label: t('questions.table.question'),
      header: true,
      width: '36%',
      narrow: '42%',
      title: ({ artefactTitle }) => artefactTitle,
      cell: ({ key, title }) => (
        <QuestionLink questionKey={key}>
          {key} {title}
        </QuestionLink>
      ),
    },
    {
      id: 'state',
      label: t('questions.table.state'),
      state: true,
      width: '8.5rem',
      title: ({ state }) => t(`question.state.${state}`),
      cell: ({ state }) => (
        <>
          <HealthMark mark={QUESTION_MARKS[state]} />{' '}
          {t(`question.short.${state}`)}
        </>
      ),
    },
    {
      id: 'about',
      label: t('questions.table.about'),
      cell: question => <About of={question} />,
    },
    {
      id: 'of',
      label: t('questions.table.of'),
      leaves: 'tight',
      cell: ({ recipients = [], owner }) => {
        // Whoever was asked last has it now.
        const last = recipients[recipients.length - 1]?.ref ?? owner;
        return last ? <PersonName of={last} /> : '—';
      },
    },
    {
      id: 'answers',
      label: t('questions.table.answers'),
      numeric: true,
      width: '6rem',
      leaves: 'tight',
      cell: ({ answers }) => formatCount(answers, locale),
    },
    {
      id: 'asked',
      label: t('questions.table.asked'),
      numeric: true,
      width: '6rem',
      title: ({ askedAt }) => formatMoment(askedAt, locale),
      cell: ({ askedAt }) => <Age of={askedAt} />,
    },
  ];
}
