import { Select } from '@backstage/ui';
import {
  INCIDENT_CAUSES,
  POST_MORTEM_MOMENTS,
  PostMortemChanges,
  PostMortemDocument,
  readPostMortem,
  writePostMortem,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServiceRefsField, VisibilityField } from '../IncidentDialog';
import { ActionItemsForm } from './ActionItemsForm';
import { CommittedField } from './CommittedField';
import { CommittedMoment } from './CommittedMoment';
import styles from './PostMortemEditor.module.css';

const SEVERITIES = [1, 2, 3, 4] as const;
const NONE = 'none';

function tagsOf(text: string): string[] {
  return text
    .split(',')
    .map(one => one.trim())
    .filter(Boolean);
}

function Fields(props: {
  document: PostMortemDocument;
  change: (changes: PostMortemChanges) => void;
}) {
  const { document, change } = props;
  const { title, severity, cause, tags, services, visibility } = document;
  const { t } = useOperationsTranslation();
  return (
    <>
      <CommittedField
        label={t('postMortem.form.title')}
        value={title}
        maxLength={300}
        onCommit={value => value && change({ title: value })}
      />
      <div className={styles.fields}>
        <Select
          label={t('postMortem.form.severity')}
          value={severity === undefined ? NONE : String(severity)}
          onChange={key =>
            change({ severity: SEVERITIES.find(one => String(one) === key) })
          }
          options={[
            { id: NONE, label: t('postMortem.form.noSeverity') },
            ...SEVERITIES.map(one => ({
              id: String(one),
              label: `SEV${one}`,
            })),
          ]}
        />
        <Select
          label={t('postMortem.form.cause')}
          value={cause ?? NONE}
          onChange={key =>
            change({ cause: INCIDENT_CAUSES.find(one => one === key) })
          }
          options={[
            { id: NONE, label: t('postMortem.form.noCause') },
            ...INCIDENT_CAUSES.map(id => ({
              id,
              label: t(`incident.cause.${id}`),
            })),
          ]}
        />
        {POST_MORTEM_MOMENTS.map(moment => (
          <CommittedMoment
            key={moment}
            label={t(`postMortem.form.moment.${moment}`)}
            value={document[moment]}
            onCommit={value => change({ [moment]: value })}
          />
        ))}
      </div>
      <ServiceRefsField
        refs={services}
        onChange={refs => change({ services: refs })}
      />
      <CommittedField
        label={t('postMortem.form.tags')}
        value={tags.join(', ')}
        maxLength={2_000}
        onCommit={value => change({ tags: tagsOf(value) })}
      />
      <VisibilityField
        value={visibility}
        of="postMortem"
        onChange={wanted => change({ visibility: wanted })}
      />
    </>
  );
}

/**
 * The front matter as a form. It writes into the same text that is written beside it.
 *
 * @internal
 */
export function FactsForm(props: {
  text: string;
  /** Changes the text as it is by then. */
  write: (make: (present: string) => string) => void;
}) {
  const { text, write } = props;
  const { t } = useOperationsTranslation();
  const document = useMemo(() => readPostMortem(text).document, [text]);
  if (!document || document.convention !== 'own') {
    return <p>{t('postMortem.edit.unread')}</p>;
  }
  const change = (changes: PostMortemChanges) =>
    write(present => writePostMortem(present, changes));
  return (
    <div className={styles.form}>
      <Fields document={document} change={change} />
      <ActionItemsForm
        items={document.actionItems}
        onChange={actionItems => change({ actionItems })}
      />
    </div>
  );
}
