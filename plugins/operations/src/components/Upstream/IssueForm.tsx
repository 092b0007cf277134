import {
  Button,
  Checkbox,
  DialogFooter,
  Link,
  Skeleton,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { UpstreamDraft } from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { useOneAction } from '../../hooks/useOneAction';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { FormBody } from '../FormBody';
import { ServerText } from '../ServerText';
import { GapField } from './GapField';
import { Following } from './UpstreamDialog';
import { useIssue } from './useIssue';
import styles from './Upstream.module.css';

/** What was taken out, what is in the way, and the ways without the portal. */
function About(props: { of: UpstreamDraft }) {
  const { removed, open, formUrl, compareUrl } = props.of;
  const { t } = useOperationsTranslation();
  const found = removed
    .map(({ kind, count }) => `${kind} (${count})`)
    .join(', ');
  return (
    <>
      <p role="status" className={styles.quiet}>
        {found && t('upstream.dialog.removed', { found })}{' '}
        {open.reason && <ServerText of={open.reason} />}
      </p>
      {(formUrl || compareUrl) && (
        <div className={styles.links}>
          {formUrl && (
            <Link href={formUrl}>{t('upstream.dialog.elsewhere')}</Link>
          )}
          {compareUrl && (
            <Link href={compareUrl}>{t('upstream.dialog.compare')}</Link>
          )}
        </div>
      )}
    </>
  );
}

/**
 * The form of an issue: filled in, to be changed, shown as it will be public, and sent as it was shown.
 *
 * @internal
 */
export function IssueForm(props: Following & { way: ReactNode }) {
  const { of, follow, onClose, way } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const issue = useIssue(of, props.gap);
  const { shown, words, project } = issue;
  const { doing, error, run } = useOneAction<'send'>();
  const failure = error ?? issue.error;
  const send = async () => {
    const done = await run('send', () =>
      follow({ ...of, gap: issue.gap, repository: project, ...words }),
    );
    if (done) onClose();
  };
  return (
    <>
      <FormBody>
        {way}
        {of.service && (
          <GapField value={issue.gap} onChange={issue.chooseGap} />
        )}
        {!shown && !issue.error && (
          <div role="status">
            <p className={styles.quiet}>{t('upstream.dialog.filling')}</p>
            <Skeleton width="100%" height={220} />
          </div>
        )}
        {(shown || issue.error) && (
          <>
            <TextField
              label={t('upstream.dialog.repository')}
              description={t('upstream.dialog.repositoryHelp', {
                hosts: shown?.hosts.join(', ') || '–',
              })}
              value={project}
              onChange={issue.changeProject}
              {...required(true)}
            />
            <TextField
              label={t('upstream.dialog.issueTitle')}
              value={words.title}
              onChange={title => issue.change({ title })}
              {...required(true)}
            />
            <TextAreaField
              label={t('upstream.dialog.issueBody')}
              value={words.body}
              onChange={body => issue.change({ body })}
              rows={14}
              {...required(true)}
            />
          </>
        )}
        {shown && <About of={shown} />}
        <p className={styles.public}>{t('upstream.dialog.public')}</p>
        {!issue.isShown && (shown || issue.error) && (
          <p role="status">{t('upstream.dialog.changed')}</p>
        )}
        {issue.isShown && shown?.open.allowed && (
          <Checkbox isSelected={issue.hasRead} onChange={issue.setRead}>
            {t('upstream.dialog.confirm')}
          </Checkbox>
        )}
        <p role="status">
          {failure && t('upstream.refused', { message: failure.message })}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('upstream.dialog.cancel')}
        </Button>
        {!issue.isShown && (
          <Button
            variant="secondary"
            isDisabled={issue.isBusy || !project}
            onPress={issue.show}
          >
            {t('upstream.dialog.show')}
          </Button>
        )}
        <Button
          variant="primary"
          isDisabled={!issue.maySend || doing !== undefined}
          onPress={() => void send()}
        >
          {t('upstream.dialog.send')}
        </Button>
      </DialogFooter>
    </>
  );
}
