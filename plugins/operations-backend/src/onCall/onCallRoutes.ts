import { OperationsPaths } from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { plain, ServiceFinder } from '../api/serviceFinder';
import { OnCallDesk } from './OnCallDesk';

const DEFAULT_DAYS = 7;

type Query = NonNullable<
  OperationsPaths['/services/{kind}/{namespace}/{name}/on-call']['get']['parameters']['query']
>;

/** Who is on call for services. @internal */
export function addOnCallRoutes(
  router: Router,
  found: ServiceFinder,
  { access, onCall }: { access: AccessControl; onCall: OnCallDesk },
): void {
  router.get(
    '/services/:kind/:namespace/:name/on-call',
    async (request, response) => {
      const { row } = await found(request);
      const { days = DEFAULT_DAYS } = request.query as Query;
      const showPersons = await access.mayReadPeople(plain(request));
      response.json(await onCall.read(row, { days, showPersons }));
    },
  );
}
