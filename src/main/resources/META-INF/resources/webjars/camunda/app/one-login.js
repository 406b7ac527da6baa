// The webapps bring a log-in form of their own, which is closed: whoever is sent to it (the session has ended, or the
// person has logged out) is sent to Drumbeat's log-in instead, and from there back to the webapp.
const plugins = ["tasklist", "cockpit", "admin", "welcome"].map((app) => ({
  id: "drumbeat-one-login",
  pluginPoint: `${app}.login`,
  priority: 10,
  render: () => window.location.replace(window.location.pathname),
}));

export default plugins;
