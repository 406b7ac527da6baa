package org.drumbeat.security;

import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.stereotype.Component;

/** Makes the request known to its thread before anything else, for what is noted in it on the way: of who asks, and of the database. */
@Component
class BoundRequest extends OrderedRequestContextFilter {}
