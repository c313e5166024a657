// Noto Sans SC in pieces by range of characters: a screen loads the few pieces whose characters it shows.
import '@fontsource-variable/noto-sans-sc/index.css';
