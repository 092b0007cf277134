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
import { RequestHeader } from './RequestHeader';
import { ReviewPanel } from './ReviewPanel';
import { Stages } from './Stages';
import { WhatPanel } from './WhatPanel';

function Content(props: { of: RequestDetail; followed: FollowedRequest }) {
  const { of, followed } = props;
  const standing = useStanding();
  return (
    <>
      <VisuallyHidden role="status">
        {of.summary.key}: {standing(of.summary)}
      </VisuallyHidden>
      <RequestHeader of={of} />
      <div className={pageStyles.columns}>
        <div className={pageStyles.stack}>
          <Stages of={of.stages} isOpen={of.summary.state === 'open'} />
          <ChangePanel of={of} />
        </div>
        <div className={pageStyles.stack}>
          <ReviewPanel of={of} followed={followed} />
          <ChecksPanel of={of.checks} />
          <WhatPanel of={of} />
          <EventsPanel of={of.events} />
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
