import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { useParams } from 'react-router-dom';
import { useAddressChoice } from '../../hooks/useAddressChoice';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PostMortemState, usePostMortem } from '../../hooks/usePostMortem';
import { postMortemRouteRef } from '../../routes';
import { Problem } from '../Notice';
import { SignIn } from '../SignIn';
import { Page, pageStyles } from '../Page';
import { ComparePanel } from './ComparePanel';
import { ConflictNotice } from './ConflictNotice';
import { DiscardButton } from './DiscardButton';
import { ReviewPanel } from './ReviewPanel';
import { SavedState } from './SavedState';
import { StepBar } from './StepBar';
import { useDraftText } from './useDraftText';
import { WritePanel } from './WritePanel';
import styles from './PostMortemEditor.module.css';

const MODES = ['write', 'compare', 'review'] as const;

function Content(props: { detail: PostMortemDetail; state: PostMortemState }) {
  const { detail, state } = props;
  const { postMortem, may, working } = detail;
  const { t } = useOperationsTranslation();
  // A link to a review shows the review.
  const [mode, setMode] = useAddressChoice('mode', MODES);
  const draft = useDraftText(detail, state);
  const status = () => {
    if (postMortem.status !== 'published') return postMortem.status;
    if (!working) return 'published';
    return working.proposal ? 'inReview' : 'draft';
  };
  return (
    <>
      <header className={pageStyles.head}>
        <h1 className={pageStyles.title}>
          {t('postMortem.edit.title', { key: postMortem.key })}{' '}
          <span className={styles.subject}>{postMortem.title}</span>
        </h1>
        <StepBar status={status()} />
      </header>
      <div className={styles.bar}>
        <ToggleButtonGroup
          aria-label={t('postMortem.edit.mode')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[mode]}
          onSelectionChange={keys => [...keys].map(String).forEach(setMode)}
        >
          {MODES.map(one => (
            <ToggleButton key={one} id={one}>
              {t(`postMortem.edit.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <SavedState draft={draft} />
        <DiscardButton
          detail={detail}
          state={state}
          onDiscarded={draft.forget}
        />
      </div>
      {draft.wasRestored && (
        <div className={styles.tools} role="status">
          {t('postMortem.edit.restored')}{' '}
          <Button size="small" variant="secondary" onPress={draft.yield}>
            {t('postMortem.edit.discardLocal')}
          </Button>
        </div>
      )}
      <ConflictNotice draft={draft} />
      {mode === 'write' && <WritePanel draft={draft} isReadOnly={!may.write} />}
      {mode === 'compare' && (
        <ComparePanel
          postMortemKey={postMortem.key}
          text={draft.text}
          isInternal={postMortem.visibility === 'internal'}
        />
      )}
      {mode === 'review' && (
        <ReviewPanel detail={detail} state={state} isDirty={draft.isDirty} />
      )}
    </>
  );
}

/**
 * Where a post-mortem is written, compared, reviewed and published.
 *
 * @internal
 */
export function PostMortemEditor() {
  const { t } = useOperationsTranslation();
  const { key = '' } = useParams();
  const state = usePostMortem(key);
  const { postMortem } = state;
  const { data } = postMortem;
  const back = useRouteRef(postMortemRouteRef)?.({ key });
  const mayEnter = data && (data.may.write || data.may.review);
  return (
    <Page back={{ href: back, label: t('postMortem.edit.back') }} fills>
      <Problem of={postMortem} subject="postMortem" />
      {data && !mayEnter && (
        <p>{t('postMortem.page.signIn', { signIn: <SignIn /> })}</p>
      )}
      {data && mayEnter && (
        <Content key={data.postMortem.id} detail={data} state={state} />
      )}
      {!data && !postMortem.error && (
        <>
          <Skeleton width="28rem" height={32} />
          <Skeleton width="100%" height={420} />
        </>
      )}
    </Page>
  );
}
