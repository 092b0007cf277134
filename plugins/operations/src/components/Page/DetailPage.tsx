import { Skeleton } from '@backstage/ui';
import { ComponentProps, ReactNode } from 'react';
import { Fetched } from '../../hooks/useFetched';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { Problem } from '../Notice';
import { BackTarget } from './BackLink';
import { Page } from './Page';

/**
 * The page of one thing: in its shape while it is fetched, why it is not there where it cannot be, and as of then where
 * it is not renewed any more.
 *
 * @param props - shape: the heights of what comes below the title, in pixels.
 * @internal
 */
export function DetailPage<T>(props: {
  back: BackTarget;
  of: Fetched<T>;
  subject: ComponentProps<typeof Problem>['subject'];
  shape: number[];
  narrow?: boolean;
  children: (data: T) => ReactNode;
}) {
  const { back, of, subject, shape, narrow, children } = props;
  return (
    <Page back={back} narrow={narrow}>
      <Problem of={of} subject={subject} />
      {of.data !== undefined && (
        <OldPicture.Provider value={oldPictureOf(of)}>
          {children(of.data)}
        </OldPicture.Provider>
      )}
      {of.data === undefined && !of.error && (
        <>
          <Skeleton width="28rem" height={32} />
          {shape.map(height => (
            <Skeleton key={height} width="100%" height={height} />
          ))}
        </>
      )}
    </Page>
  );
}
