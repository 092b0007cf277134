module.exports = require('../../.eslint/floors')(__dirname);
