// Preloaded by every npm script (`node --import`): plain JavaScript, so that an old Node can say what to do.
const REQUIRED_MAJOR = 24;
const major = Number(process.versions.node.split('.')[0]);
if (major < REQUIRED_MAJOR) {
  process.stderr.write(
    `Marsad's scripts run on Node ${REQUIRED_MAJOR} (found ${process.version}): run "npm ci" here, which installs it as the package "node"; if npm blocked its install script, run "npm rebuild node".\n`,
  );
  process.exit(1);
}
