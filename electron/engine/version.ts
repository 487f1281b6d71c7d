/** Version of the program, as package.json has it (a test compares them): a bundled engine has no package.json. */
export const VERSION = '0.1.0';
