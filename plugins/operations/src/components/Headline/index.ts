export { Headline } from './Headline';
export { default as headlineStyles } from './Headline.module.css';
