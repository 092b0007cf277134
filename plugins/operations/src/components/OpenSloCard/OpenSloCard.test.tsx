import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { OPENSLO_ANNOTATIONS } from '@operate-first/plugin-operations-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import { operationsApiRef } from '../../api/operationsApiRef';
import { entityOpenSloCard, operationsPage } from '../../plugin';
import { problemsOf } from './schema';

const LONG = { timeout: 10_000 };

const entityOf = (kind: string, name: string, problems?: string): Entity => ({
  apiVersion: 'openslo/v1',
  kind,
  metadata: {
    name,
    namespace: 'default',
    annotations: problems ? { [OPENSLO_ANNOTATIONS.problems]: problems } : {},
  },
  spec: {},
});

function render(entity: Entity, scenario = 'slos') {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      entityOpenSloCard,
      operationsPage,
    ],
    apis: [[operationsApiRef, SCENARIOS[scenario]()]],
  });
}

describe('the card of an OpenSLO document', () => {
  it('says how an SLO stands, what is doubtful in it by path, and leads to its page', async () => {
    const { container } = render(
      entityOf(
        'SLO',
        'payments-availability',
        JSON.stringify([
          {
            severity: 'warning',
            path: 'spec.timeWindow',
            message: 'is missing; 28d is meant.',
          },
        ]),
      ),
    );
    const card = await screen.findByRole(
      'region',
      { name: 'OpenSLO SLO' },
      LONG,
    );
    expect(await within(card).findByText('Burning', {}, LONG)).toBeVisible();
    expect(
      within(card).getByRole('list', { name: 'What is wrong or doubtful' }),
    ).toHaveTextContent('Note: spec.timeWindow: is missing; 28d is meant.');
    expect(
      within(card).getByRole('link', { name: 'Show the budget' }),
    ).toHaveAttribute('href', '/operations/slos/default/payments-availability');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('names the objectives of an SLO that has several', async () => {
    render(entityOf('SLO', 'payments-latency'));
    expect(await screen.findByText('Most:', {}, LONG)).toBeVisible();
    expect(screen.getByText('Nearly all:')).toBeVisible();
  });

  it('says of an SLO nobody evaluates that it does not count', async () => {
    render(entityOf('SLO', 'another'));
    expect(
      await screen.findByText(/^It is not counted/, {}, LONG),
    ).toBeVisible();
  });

  it('says of an SLI that all is understood', async () => {
    render(entityOf('SLI', 'requests'));
    expect(
      await screen.findByText(/understood as it is written/, {}, LONG),
    ).toBeVisible();
  });

  it.each(['not json', '{}', '[1,null,{"severity":"loud"}]'])(
    'takes %s for no note',
    noted => expect(problemsOf(entityOf('SLI', 'a', noted))).toEqual([]),
  );
});
