package org.drumbeat.security;

import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.stereotype.Component;

/** Makes the request known to its thread before the doors find out who asks, who note in it what they learn on the way. */
@Component
class BoundRequest extends OrderedRequestContextFilter {}
