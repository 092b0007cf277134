export { BackLink } from './BackLink';
export type { BackTarget } from './BackLink';
export { DetailPage } from './DetailPage';
export { Page } from './Page';
export { default as pageStyles } from './Page.module.css';
