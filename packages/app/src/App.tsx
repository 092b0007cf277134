import { createApp } from '@backstage/frontend-defaults';
import { features } from './features';

export const app = createApp({ features });
