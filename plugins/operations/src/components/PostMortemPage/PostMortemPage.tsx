import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useIncidentBudget } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PostMortemState, usePostMortem } from '../../hooks/usePostMortem';
import { useSimilarToText } from '../../hooks/useSimilar';
import { postMortemsRouteRef } from '../../routes';
import { BudgetPanel } from '../IncidentPage/BudgetPanel';
import { Problem } from '../Notice';
import { DetailPage, pageStyles } from '../Page';
import { Panel } from '../Panel';
import { Chapter, PostMortemText, useChapters } from '../PostMortemText';
import { SimilarPanel } from '../Similar';
import { UpstreamPanel } from '../Upstream';
import { EvidencePanel } from './EvidencePanel';
import { FactsPanel } from './FactsPanel';
import { HistoryPanel } from './HistoryPanel';
import { PostMortemHeader } from './PostMortemHeader';
import { PromisedPanel } from './PromisedPanel';
import { ProposalPanel } from './ProposalPanel';
import { PublicAccountPanel } from './PublicAccountPanel';
import { useShownAccount } from './useShownAccount';
import styles from './PostMortemPage.module.css';

const NO_TEXT = '';

function Contents(props: { of: Chapter[] }) {
  const { t } = useOperationsTranslation();
  const titled = props.of.filter(({ title }) => title);
  if (titled.length < 2) return null;
  return (
    <nav className={styles.contents} aria-label={t('postMortem.page.contents')}>
      <Panel title={t('postMortem.page.contents')}>
        <ol>
          {titled.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </Panel>
    </nav>
  );
}

/** Nothing of an incident that the reader may not see. */
function Cost(props: { incidentKey: string | undefined }) {
  const { incidentKey } = props;
  const { data } = useIncidentBudget(incidentKey);
  if (!data || !incidentKey) return null;
  return <BudgetPanel incidentKey={incidentKey} />;
}

/** Others that resemble a published account; it resembles itself, which is no news. */
function Resembling(props: { detail: PostMortemDetail }) {
  const { postMortem } = props.detail;
  const { key, title, summary = '', status } = postMortem;
  const similar = useSimilarToText(
    status === 'published' ? `${title}\n${summary}` : NO_TEXT,
  );
  if (status !== 'published') return null;
  const others = similar.data && {
    ...similar.data,
    readAs: undefined,
    results: similar.data.results.filter(
      result => result.key !== key && result.key !== postMortem.incident,
    ),
  };
  return <SimilarPanel of={{ ...similar, data: others }} />;
}

function Content(props: { detail: PostMortemDetail; state: PostMortemState }) {
  const { detail, state } = props;
  const { postMortem } = detail;
  const { t } = useOperationsTranslation();
  const [isPublic, setPublic] = useState(false);
  const shown = useShownAccount(detail, isPublic);
  const { preview, items, isUnpublished } = shown;
  const chapters = useChapters(shown.text);
  return (
    <>
      <VisuallyHidden role="status">
        {t('postMortem.page.changed', {
          key: postMortem.key,
          status: t(`postMortem.status.${postMortem.status}`),
        })}
      </VisuallyHidden>
      <PostMortemHeader detail={detail} />
      <div className={`${pageStyles.columns} ${styles.parts}`}>
        <div className={pageStyles.stack}>
          <article aria-label={t('postMortem.page.account')}>
            {isPublic && (
              <p className={styles.looking} role="status">
                {t('postMortem.publicAccount.looking')}
              </p>
            )}
            {isUnpublished && (
              <p className={styles.looking} role="status">
                {t(
                  detail.working?.proposal
                    ? 'postMortem.page.waiting'
                    : 'postMortem.page.beingWritten',
                )}
              </p>
            )}
            {isPublic && <Problem of={preview} subject="postMortem" />}
            {!chapters && !preview.error && (
              <Skeleton width="100%" height={320} />
            )}
            {chapters && <PostMortemText chapters={chapters} withIds />}
            {chapters?.length === 0 && (
              <p className={pageStyles.quiet}>
                {t('postMortem.page.unpublished')}
              </p>
            )}
          </article>
          <PromisedPanel
            detail={detail}
            items={items}
            isUnpublished={isUnpublished}
            onChange={(item, done) => state.changeItem(item.id, { done })}
          />
        </div>
        <div className={pageStyles.stack}>
          <ProposalPanel detail={detail} />
          <Contents of={chapters ?? []} />
          <FactsPanel detail={detail} />
          <div className={styles.onScreen}>
            <PublicAccountPanel
              detail={detail}
              isShown={isPublic}
              onShow={setPublic}
            />
          </div>
          <Cost incidentKey={postMortem.incident} />
          <EvidencePanel of={postMortem} />
          <UpstreamPanel of={{ postMortem: postMortem.key }} />
          <div className={styles.onScreen}>
            <Resembling detail={detail} />
            <HistoryPanel of={postMortem} />
          </div>
        </div>
      </div>
    </>
  );
}

/**
 * One post-mortem: what happened, how long it took, the account, what was promised, and how it looked.
 *
 * @internal
 */
export function PostMortemPage() {
  const { t } = useOperationsTranslation();
  const { key = '' } = useParams();
  const state = usePostMortem(key);
  const back = useRouteRef(postMortemsRouteRef)?.();
  return (
    <DetailPage
      back={{ href: back, label: t('postMortem.back') }}
      of={state.postMortem}
      subject="postMortem"
      shape={[96, 420]}
    >
      {detail => (
        <Content key={detail.postMortem.id} detail={detail} state={state} />
      )}
    </DetailPage>
  );
}
