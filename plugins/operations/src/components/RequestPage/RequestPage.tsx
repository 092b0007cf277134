import { useRouteRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { RequestDetail } from '@operate-first/plugin-operations-common';
import { useParams } from 'react-router-dom';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FollowedRequest, useRequest } from '../../hooks/useRequest';
import { requestsRouteRef } from '../../routes';
import { DetailPage, pageStyles } from '../Page';
import { useStanding } from '../RequestState';
import { ChangePanel } from './ChangePanel';
import { ChecksPanel } from './ChecksPanel';
import { EventsPanel } from './EventsPanel';
import { NextSteps } from './NextSteps';
import { RequestHeader } from './RequestHeader';
import { ReviewPanel } from './ReviewPanel';
import { Stages } from './Stages';
import { WhatPanel } from './WhatPanel';
import styles from './RequestPage.module.css';

function Content(props: { of: RequestDetail; followed: FollowedRequest }) {
  const { of, followed } = props;
  const standing = useStanding();
  return (
    <>
      <VisuallyHidden role="status">
        {of.summary.key}: {standing(of.summary)}
      </VisuallyHidden>
      <RequestHeader of={of} />
      <div className={`${pageStyles.columns} ${styles.columns}`}>
        <div className={styles.way}>
          <Stages of={of.stages} isOpen={of.summary.state === 'open'} />
        </div>
        <div className={`${pageStyles.stack} ${styles.beside}`}>
          <ReviewPanel of={of} followed={followed} />
          <NextSteps of={of} />
          <ChecksPanel of={of.checks} />
          <WhatPanel of={of} />
          <EventsPanel of={of.events} />
        </div>
        <div className={styles.change}>
          <ChangePanel of={of} />
        </div>
      </div>
    </>
  );
}

/**
 * One request: what was asked for, how far it is and what shows it, until it is proved to run.
 *
 * @internal
 */
export function RequestPage() {
  const { t } = useOperationsTranslation();
  const { key = '' } = useParams();
  const followed = useRequest(key);
  const back = useRouteRef(requestsRouteRef)?.();
  return (
    <DetailPage
      back={{ href: back, label: t('request.back') }}
      of={followed.request}
      subject="request"
      shape={[140, 420]}
    >
      {detail => (
        <Content key={detail.summary.key} of={detail} followed={followed} />
      )}
    </DetailPage>
  );
}
