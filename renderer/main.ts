import { mount } from 'svelte';
import './appearance/fonts.css';
import './appearance/tokens.css';
import './appearance/base.css';
import './appearance/tag-colors.css';
import './search/level-marks.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target });
